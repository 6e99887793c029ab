from django.urls import include, path

from vendors.views.criteria import authoring, drafts, sets, trying

sections = [
    path("new/", authoring.NewSection.as_view(), name="new_section"),
    path("<str:code>/", authoring.EditSection.as_view(), name="edit_section"),
    path("<str:code>/move/", authoring.MoveSection.as_view(), name="move_section"),
    path("<str:code>/remove/", authoring.RemoveSection.as_view(), name="remove_section"),
]

questions = [
    path("new/", authoring.NewCriterion.as_view(), name="new_criterion"),
    path("<str:code>/", authoring.EditCriterion.as_view(), name="edit_criterion"),
    path("<str:code>/move/", authoring.MoveCriterion.as_view(), name="move_criterion"),
    path("<str:code>/remove/", authoring.RemoveCriterion.as_view(), name="remove_criterion"),
]

one_set = [
    path("", sets.CriteriaSetPage.as_view(), name="criteria_set"),
    path("export/", drafts.ExportCriteriaSet.as_view(), name="export_criteria_set"),
    path("copy/", drafts.CopyCriteriaSet.as_view(), name="copy_criteria_set"),
    path("introduction/", drafts.Introduce.as_view(), name="introduce_criteria_set"),
    path("publish/", drafts.PublishCriteriaSet.as_view(), name="publish_criteria_set"),
    path("discard/", drafts.DiscardCriteriaSet.as_view(), name="discard_criteria_set"),
    path("try/", trying.TryCriteriaSet.as_view(), name="try_criteria_set"),
    path("sections/", include(sections)),
    path("questions/", include(questions)),
]

criteria = [
    path("", sets.CriteriaSets.as_view(), name="criteria_sets"),
    path("new/", drafts.NewCriteriaSet.as_view(), name="new_criteria_set"),
    path("import/", drafts.ImportCriteriaSet.as_view(), name="import_criteria_set"),
    path("<int:pk>/", include(one_set)),
]

urlpatterns = [path("staff/criteria/", include(criteria))]
