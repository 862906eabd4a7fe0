"""What browsers may and may not do with our pages."""

from urllib.parse import urlsplit

from flask import Flask, Response, request

from koplopers.settings import Settings

MAX_BODY = 1024 * 1024  # bytes; no form here asks for more

PERMISSIONS = ", ".join(
    (
        "camera=()",
        "geolocation=()",
        "microphone=()",
        "browsing-topics=()",
        "publickey-credentials-create=(self)",  # passkeys, for nobody but ourselves
        "publickey-credentials-get=(self)",
    )
)


def register(app: Flask, settings: Settings) -> None:
    policy = content_security_policy(settings.film_url)
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_BODY,
        # Nothing is kept in Flask's own session (people/current.py has our cookie); if ever anything is, then safely.
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SECURE=settings.is_production,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_I18N_ENABLED=False,
    )

    @app.after_request
    def protect(response: Response) -> Response:
        headers = response.headers
        headers["Content-Security-Policy"] = policy
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "same-origin"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Permissions-Policy"] = PERMISSIONS
        if request.is_secure:
            headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
        return response


def content_security_policy(film_url: str) -> str:
    """Everything from this site and nothing from elsewhere, but for the film when it stands on another host."""
    return "; ".join(
        (
            "default-src 'none'",
            "connect-src 'self'",
            "font-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "img-src 'self' data:",
            "manifest-src 'self'",
            " ".join(("media-src 'self'", *_host(film_url))),
            "script-src 'self'",
            "style-src 'self'",
        )
    )


def _host(address: str) -> list[str]:
    parts = urlsplit(address)
    return [f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"] if address else []
