"""What the browser is told that it may load."""

import pytest
from django.test import Client

from tripreports.headers import ADMIN_POLICY, PUBLIC_POLICY


@pytest.mark.django_db
def test_public_pages_may_load_nothing_but_our_own_files(client: Client) -> None:
    policy = client.get("/nowhere/").headers["Content-Security-Policy"]

    assert policy == PUBLIC_POLICY
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_admin_may_evaluate_what_its_theme_needs(client: Client) -> None:
    policy = client.get("/admin/login/").headers["Content-Security-Policy"]

    assert policy == ADMIN_POLICY
