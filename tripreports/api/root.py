"""The front door of the API: what there is, and where."""

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from tripreports.api.parameters import refuse_unknown
from tripreports.api.resources import RESOURCES


class Root(APIView):
    """Every resource with its address, and what is asked of all of them."""

    def get(self, request: Request) -> Response:
        refuse_unknown(request, ())
        views = {
            name: f"{resource.model._meta.model_name}-list" for name, resource in RESOURCES.items()
        }
        views |= {"search": "search", "stats": "stats"}
        return Response(
            {name: reverse(f"api:{view}", request=request) for name, view in views.items()}
        )
