"""Democracy at work: agencies, units and enterprises keep their own record; the union and the committee see it."""

from __future__ import annotations

from dinh.ground.gate import power

OWN = "workplaces.own"
WATCHER = "workplaces.watch"
power(OWN, "Ghi việc thực hiện dân chủ ở cơ quan, đơn vị mình")
power(WATCHER, "Theo dõi dân chủ ở các cơ quan, đơn vị, doanh nghiệp")
