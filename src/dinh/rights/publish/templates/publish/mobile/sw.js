{% comment %}The service worker's settings; what it does stands in yard/offline-worker.js.{% endcomment %}self.NAME = "cua-toi";
self.OWN = ["{{ pages.mine }}", "{{ pages.mine_post }}"];
self.OFFLINE = "{{ pages.mine_offline }}";
self.FILES = [{% for file in files %}"{{ file }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
importScripts("{{ script }}");
