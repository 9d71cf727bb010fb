"""What OpenAPI says of pages and actions: their parameters, taken from the struct that each asks with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import msgspec
from litestar.handlers import HTTPRouteHandler
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin, YamlRenderPlugin
from litestar.openapi.spec import OpenAPIMediaType, Operation, Parameter, RequestBody, Schema
from litestar.openapi.spec.enums import OpenAPIType
from litestar.types import Method
from litestar.types.internal_types import PathParameterDefinition

from crossbearing import __version__
from crossbearing.web.page import Action, Page, asked_type

_IN_PATH = re.compile(r"\{(\w+):")
_TYPES = {
    "integer": OpenAPIType.INTEGER,
    "number": OpenAPIType.NUMBER,
    "boolean": OpenAPIType.BOOLEAN,
    "array": OpenAPIType.ARRAY,
}


def document(title: str) -> OpenAPIConfig:
    """`/schema` (JSON), `/schema/openapi.json`, `/schema/openapi.yaml`: no page that would fetch scripts from elsewhere."""
    return OpenAPIConfig(
        title=f"Crossbearing: {title}",
        version=__version__,
        description="Every page has a JSON twin: the same address with `.json` before the query, or with `Accept: application/json`; "
        "pages with a table have a CSV twin, `.csv`. `/` is `/index.json`.",
        path="/schema",
        render_plugins=[JsonRenderPlugin(path=["/", "/openapi.json"]), YamlRenderPlugin()],
        use_handler_docstrings=False,
        operation_id_creator=_operation_id,
    )


def _operation_id(_: HTTPRouteHandler, method: Method, parts: list[str | PathParameterDefinition]) -> str:
    """`get accounts id`, joined: steady, whatever the functions are called."""
    words = [method.lower(), *(p if isinstance(p, str) else p.name for p in parts)]
    return "_".join(re.sub(r"\W", "_", word) for word in words)


def described(page: Page) -> type[Operation]:
    """An operation with the page's parameters."""
    parameters = _parameters(asked_type(page.data), set(_IN_PATH.findall(page.path)))

    @dataclass
    class Described(Operation):
        def __post_init__(self) -> None:
            self.parameters = list(parameters)

    return Described


def described_body(action: Action, kind: type[msgspec.Struct]) -> type[Operation]:
    """An operation with the action's fields as a form or JSON."""
    in_path = set(_IN_PATH.findall(action.path))
    fields = [p for p in _parameters(kind, in_path) if p.param_in == "query"]
    whole = Schema(
        type=OpenAPIType.OBJECT,
        properties={p.name: p.schema for p in fields if isinstance(p.schema, Schema)},
        required=[p.name for p in fields if p.required],
    )
    body = RequestBody({k: OpenAPIMediaType(whole) for k in ("application/x-www-form-urlencoded", "application/json")})

    @dataclass
    class Described(Operation):
        def __post_init__(self) -> None:
            self.request_body = body
            self.parameters = [p for p in _parameters(kind, in_path) if p.param_in == "path"]

    return Described


def _parameters(kind: type[msgspec.Struct], in_path: set[str]) -> list[Parameter]:
    schema = msgspec.json.schema(kind)
    found: dict[str, Any] = schema["$defs"][kind.__name__]
    return [
        Parameter(
            name=name,
            param_in="path" if name in in_path else "query",
            required=name in found.get("required", ()),
            description=_said(about),
            schema=_schema(about),
        )
        for name, about in found.get("properties", {}).items()
    ]


def _said(about: dict[str, Any]) -> str | None:
    said = about.get("description") or next(
        (a["description"] for a in about.get("anyOf", ()) if "description" in a), None
    )
    return str(said) if said else None


def _schema(about: dict[str, Any]) -> Schema:
    for one in (about, *about.get("anyOf", ())):
        if "enum" in one:
            return Schema(type=OpenAPIType.STRING, enum=[v for v in one["enum"] if v is not None])
    kind = next(
        (a.get("type") for a in (about, *about.get("anyOf", ())) if a.get("type") not in (None, "null")), "string"
    )
    items = Schema(type=OpenAPIType.STRING) if kind == "array" else None
    return Schema(
        type=_TYPES.get(str(kind), OpenAPIType.STRING),
        items=items,
        minimum=about.get("minimum"),
        maximum=about.get("maximum"),
    )
