"""Makes an account that may write, with a token, in the database of the settings; prints the token."""

import sys

from tests.benchmarks.settings import prepare


def main() -> None:
    prepare()
    from django.contrib.auth.models import User

    from tripreports.api.enums import Scope
    from tripreports.api.tokens.services import make_token

    owner = User.objects.create_superuser("benchmark")
    scopes = [Scope.READ_DRAFTS.value, Scope.WRITE.value]
    _token, secret = make_token(owner=owner, name="Benchmark", scopes=scopes, days=1)
    sys.stdout.write(secret)


if __name__ == "__main__":
    main()
