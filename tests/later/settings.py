from dinh.house.settings import *  # noqa: F403

MIGRATION_MODULES = {"tasks": "tests.later.tasks"}
