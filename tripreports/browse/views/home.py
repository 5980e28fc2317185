from typing import Any

from django.views.generic import TemplateView

from tripreports.browse.machine.head import home_head
from tripreports.browse.pages.home import home_page


class Home(TemplateView):
    """What the archive is, what it holds, and where it went."""

    template_name = "home/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        head = home_head(self.request)
        return super().get_context_data(**home_page(self.request.user), head=head, **kwargs)
