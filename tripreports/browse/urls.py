"""The addresses of the public site."""

from django.urls import URLPattern

app_name = "browse"

urlpatterns: list[URLPattern] = []
