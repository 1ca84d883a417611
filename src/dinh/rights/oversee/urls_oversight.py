"""Addresses of inspections, supervision, criticism and the planner: `desk` for officials, `everyone` for all."""

from __future__ import annotations

from django.urls import URLPattern, path

from dinh.rights.oversee.views import criticism, inspections, oversight_public, planner, supervision

desk: list[URLPattern] = [
    path("ke-hoach-nam", inspections.plans, name="year_plans"),
    path("ke-hoach-nam/moi", inspections.new_plan, name="new_year_plan"),
    path("ke-hoach-nam/<int:pk>/van-ban", inspections.plan_paper, name="year_plan_paper"),
    path("ke-hoach-nam/<int:pk>/chuyen-de", inspections.new_theme, name="new_theme"),
    path("ke-hoach-nam/<int:pk>/<slug:slug>", inspections.plan_step, name="year_plan_step"),
    path("chuyen-de/<int:pk>", inspections.theme, name="theme"),
    path("chuyen-de/<int:pk>/<slug:slug>", inspections.theme_step, name="theme_step"),
    path("kiem-tra-don-vi", inspections.index, name="inspections"),
    path("kiem-tra-don-vi/<str:ref>", inspections.inspection, name="inspection"),
    path("kiem-tra-don-vi/<str:ref>/ho-so/<int:pk>", inspections.passing, name="passing"),
    path("kiem-tra-don-vi/<str:ref>/ho-so/<int:pk>/<slug:slug>", inspections.passing_step, name="passing_step"),
    path("kiem-tra-don-vi/<str:ref>/bo/<int:pk>", inspections.drop_remark, name="drop_remark"),
    path("kiem-tra-don-vi/<str:ref>/<slug:slug>", inspections.inspection_step, name="inspection_step"),
    path("giam-sat", supervision.index, name="supervisions"),
    path("giam-sat/moi/<slug:watcher>", supervision.new, name="new_supervision"),
    path("giam-sat/<str:ref>", supervision.supervision, name="supervision"),
    path("giam-sat/<str:ref>/don-vi-bao-cao", supervision.report, name="supervised_report"),
    path("giam-sat/<str:ref>/van-ban", supervision.paper, name="supervision_paper"),
    path("giam-sat/<str:ref>/<slug:slug>", supervision.step, name="supervision_step"),
    path("phan-bien", criticism.index, name="criticisms"),
    path("phan-bien/moi", criticism.new, name="new_criticism"),
    path("phan-bien/<str:ref>", criticism.criticism, name="criticism"),
    path("phan-bien/<str:ref>/van-ban", criticism.paper, name="criticism_paper"),
    path("phan-bien/<str:ref>/bo/<int:pk>", criticism.drop_point, name="drop_point"),
    path("phan-bien/<str:ref>/<slug:slug>", criticism.step, name="criticism_step"),
    path("noi-nen-den", planner.index, name="proposals"),
    path("noi-nen-den/moi", planner.new, name="new_proposal"),
    path("noi-nen-den/<str:ref>", planner.proposal, name="proposal"),
    path("noi-nen-den/<str:ref>/tep", planner.record, name="proposal_record"),
    path("noi-nen-den/<str:ref>/<slug:slug>", planner.step, name="proposal_step"),
]
everyone: list[URLPattern] = [
    path("giam-sat-phan-bien", oversight_public.index, name="oversight"),
    path("noi-nen-den/lap-lich.py", planner.script, name="planner_script"),
    path("noi-nen-den/<str:ref>/tep", planner.public_record, name="public_record"),
]
