{% comment %}The service worker's settings; what it does stands in decide/attend-worker.js.{% endcomment %}self.FILES = [{% for file in files %}"{{ file }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
importScripts("{{ script }}");
