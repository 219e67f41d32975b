/**
 * Holds an answer against Atlassian's OpenAPI descriptions (schemas.json): types,
 * enumerations, required fields, and that no field is there which is not described.
 */
import { readFileSync } from 'node:fs';

const described = JSON.parse(readFileSync(new URL('schemas.json', import.meta.url), 'utf8'));

/** Where the tenant departs from the descriptions on purpose, and why. */
const DEPARTURES = [
  [/\.(parentId|parentType)$/, 'null for a page without a parent, which the description does not provide for'],
  [/\.holder\.(group|user|projectRole)$/, '`expand` is described, the fields that it adds to a holder are not'],
  [/\.roleAssignments$/, '`include-role-assignments` is described, the field that it adds is not'],
];

/** The described paths, as patterns; a literal path stands before one with a parameter. */
const paths = ['v1', 'v2', 'jira', 'desk', 'agile'].flatMap((version) => Object.entries(described[version].answers).map(([path, schema]) =>
  ({ version, path, schema, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`) })))
  .sort((a, b) => a.path.includes('{') - b.path.includes('{'));

/** Every described path that the tenant is asked to answer: of Confluence, and of Jira. */
export const describedPaths = paths.filter(({ path }) => path.startsWith('/wiki/')).map(({ path }) => path);
export const describedJiraPaths = paths.filter(({ path }) => path.startsWith('/rest/')).map(({ path }) => path);

/**
 * @param {string} path of the request, without its query
 * @param {unknown} body of the answer
 * @returns {string[]} what does not fit
 * @throws {RangeError} for a path that is not described
 */
export function faults(path, body) {
  const found = paths.find(({ pattern }) => pattern.test(path));
  if (!found) throw new RangeError(`${path} is not described`);
  return check(found.schema, body, '$', described[found.version].schemas)
    .filter((fault) => !DEPARTURES.some(([place]) => place.test(fault.split(' ')[0])));
}

function check(schema, value, at, schemas) {
  const whole = resolve(schema, schemas);
  const isAnything = Object.keys(whole).length === 0;
  if (value === null) return whole.nullable || isAnything ? [] : [`${at} is null`];
  if (whole.oneOf) {
    return whole.oneOf.some((each) => !check(each, value, at, schemas).length) ? [] : [`${at} fits none of several forms`];
  }
  if (whole.type && !isOf(whole.type, value)) return [`${at} is no ${whole.type}`];
  if (whole.enum && !whole.enum.includes(value)) return [`${at} is ${value}: one of ${whole.enum.join(', ')}`];
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => (whole.items ? check(whole.items, each, `${at}[${index}]`, schemas) : []));
  }
  if (typeof value !== 'object') return [];
  const { properties = {}, required = [], additionalProperties } = whole;
  // byOperation is described as having one operation named `operationType`: what is meant is each of them.
  const { operationType } = additionalProperties?.properties ?? {};
  const ofAny = (name) => (operationType ? { _links: additionalProperties.properties._links }[name] ?? operationType : additionalProperties);
  const isOpen = additionalProperties === true || !whole.properties;
  return [
    ...required.filter((name) => !(name in value)).map((name) => `${at}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, each]) => {
      if (properties[name]) return check(properties[name], each, `${at}.${name}`, schemas);
      if (additionalProperties && additionalProperties !== true) return check(ofAny(name), each, `${at}.${name}`, schemas);
      return isOpen ? [] : [`${at}.${name} is not described`];
    }),
  ];
}

/** Follows references, and makes one schema of several that all hold. */
function resolve(schema, schemas) {
  if (schema.$ref) return { ...resolve(schemas[schema.$ref.split('/').at(-1)], schemas), ...(schema.nullable && { nullable: true }) };
  if (!schema.allOf) return schema;
  const parts = schema.allOf.map((part) => resolve(part, schemas));
  const properties = {};
  for (const part of parts) {
    for (const [name, each] of Object.entries(part.properties ?? {})) {
      properties[name] = name in properties ? { allOf: [properties[name], each] } : each;
    }
  }
  return { type: 'object', properties, required: parts.flatMap(({ required = [] }) => required) };
}

const isOf = (type, value) => {
  switch (type) {
    case 'array': return Array.isArray(value);
    case 'integer': return Number.isInteger(value);
    case 'object': return typeof value === 'object' && !Array.isArray(value);
    default: return typeof value === type;
  }
};
