from django.urls import include, path

from vendors.views.deciding import comparison, conditions, decision, file, together

version = [
    path("decide/", decision.Decide.as_view(), name="decide"),
    path("decide/check/", decision.CheckDecision.as_view(), name="check_decision"),
    path("decision-file.<slug:kind>", file.DecisionFile.as_view(), name="decision_file"),
]

urlpatterns = [
    path(
        "vendor/solutions/<slug:slug>/versions/<int:number>/decision-file.<slug:kind>",
        file.OwnDecisionFile.as_view(),
        name="own_decision_file",
    ),
    path("staff/solutions/<slug:slug>/<int:number>/", include(version)),
    path("staff/decisions/", together.Decisions.as_view(), name="decisions"),
    path("staff/comparison/", comparison.Comparisons.as_view(), name="comparison"),
    path("staff/comparison/<slug:slug>/", comparison.Comparisons.as_view(), name="compare_round"),
    path("staff/conditions/", conditions.Conditions.as_view(), name="conditions"),
    path(
        "staff/conditions/<int:pk>/", conditions.SettleCondition.as_view(), name="settle_condition"
    ),
]
