{% comment %}The service worker's settings; what it does stands in yard/offline-worker.js.{% endcomment %}self.NAME = "diem-danh";
self.OWN = ["*/diem-danh/"];
self.OFFLINE = "";
self.FILES = [{% for file in files %}"{{ file }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
importScripts("{{ script }}");
