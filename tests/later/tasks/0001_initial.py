from importlib import import_module

Migration = import_module("dinh.office.tasks.migrations.0001_initial").Migration
