"""Validates bodies against the payload schemas of spec/*.openapi.yaml, with Python's own readers of YAML and JSON Schema:
python3 test/support/payload_schemas.py < SAMPLES. A line of SAMPLES is {"spec", "schema", "body"} as JSON; the line that
is printed for it is what is wrong with the body, as a JSON list. OpenAPI 3.1 schemas are JSON Schema 2020-12 as they are."""
import json, pathlib, sys

import jsonschema, yaml

SPECS = pathlib.Path(__file__).resolve().parents[2] / "spec"
validators = {}


def validator(spec, schema):
    if (spec, schema) not in validators:
        root = yaml.safe_load((SPECS / f"{spec}.openapi.yaml").read_text())
        assert schema in root["components"]["schemas"], f"{spec} has no schema {schema}"
        kind = jsonschema.Draft202012Validator
        for name, one in root["components"]["schemas"].items():
            kind.check_schema(one)
            given = {"$ref": f"#/components/schemas/{name}", "components": root["components"]}
            validators[spec, name] = kind(given, format_checker=kind.FORMAT_CHECKER)
    return validators[spec, schema]


for line in sys.stdin:
    sample = json.loads(line)
    errors = validator(sample["spec"], sample["schema"]).iter_errors(sample["body"])
    print(json.dumps([f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in errors]))
