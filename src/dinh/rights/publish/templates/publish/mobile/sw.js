{% comment %}The service worker's settings; what it does stands in publish/worker.js.{% endcomment %}self.PAGES = {"mine": "{{ pages.mine }}", "post": "{{ pages.mine_post }}", "offline": "{{ pages.mine_offline }}"};
self.FILES = [{% for file in files %}"{{ file }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
importScripts("{{ script }}");
