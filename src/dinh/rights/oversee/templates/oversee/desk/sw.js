{% comment %}The service worker's settings; what it does stands in yard/offline-worker.js.{% endcomment %}self.NAME = "tai-cho";
self.OWN = ["*/tai-cho/"];
self.OFFLINE = "";
self.FILES = [{% for file in files %}"{{ file }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
importScripts("{{ script }}");
