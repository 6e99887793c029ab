"""The site's addresses with a bare 404: thousands are asked for here, the dressed one is tested elsewhere."""

from django.http import HttpResponseNotFound

from config.urls import urlpatterns

__all__ = ["handler404", "urlpatterns"]


def handler404(request, exception):
    return HttpResponseNotFound()
