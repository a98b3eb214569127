'use strict';
// Runs every case of the corpus through an independent engine and an independent validator.
// In: {"cases": [...], "machines": [{name, definition}]} on standard input.
// Out: {"results": [{name, status, output, error, problems}]}; machines are validated and not run.

// The engine needs this and Node 20 does not have it.
Promise.withResolvers ??= function () {
  let resolve, reject;
  const promise = new Promise((yes, no) => { resolve = yes; reject = no; });
  return { promise, resolve, reject };
};

const { StateMachine } = require('aws-local-stepfunctions');
const validate = require('asl-validator');

const copy = (value) => JSON.parse(JSON.stringify(value));

function* statesOf(graph) {
  for (const [name, state] of Object.entries(graph.States)) {
    yield [name, state];
    for (const inner of state.Branches ?? []) yield* statesOf(inner);
    const processor = state.ItemProcessor ?? state.Iterator;
    if (processor) yield* statesOf(processor);
  }
}

// The same input asked again is the next attempt; the last step of a script repeats.
function handlerFor(resource, tasks) {
  const asked = new Map();
  return (input) => {
    const key = JSON.stringify(input);
    const steps = tasks[resource].filter((step) => !('when' in step) || JSON.stringify(step.when) === key);
    const attempt = asked.get(key) ?? 0;
    asked.set(key, attempt + 1);
    const step = steps[Math.min(attempt, steps.length - 1)];
    if (step.echo) return copy(input);
    if (!('error' in step)) return copy(step.result);
    const error = new Error(step.cause);
    error.name = step.error;
    throw error;
  };
}

async function run({ name, definition, input, tasks = {} }) {
  const handlers = new Map();
  const overrides = { taskResourceLocalHandlers: {}, waitTimeOverrides: {}, retryIntervalOverrides: {} };
  for (const [state, { Type, Resource }] of statesOf(definition)) {
    if (Type === 'Wait') overrides.waitTimeOverrides[state] = 0;
    if (Type === 'Task') {
      if (!handlers.has(Resource)) handlers.set(Resource, handlerFor(Resource, tasks));
      overrides.taskResourceLocalHandlers[state] = handlers.get(Resource);
    }
    overrides.retryIntervalOverrides[state] = 0;
  }

  const context = { Execution: { Id: name, Input: copy(input), Name: name, StartTime: '2025-01-01T00:00:00.000Z' } };
  const machine = new StateMachine(copy(definition), { validationOptions: { noValidate: true } });
  const execution = machine.run(copy(input), { overrides, context });
  try {
    return { status: 'Succeeded', output: await execution.result };
  } catch (failure) {
    return { status: 'Failed', error: failure.cause?.name ?? failure.name };
  }
}

function problemsOf(definition) {
  const verdict = validate(copy(definition), { checkPaths: true, checkArn: false });
  return verdict.isValid ? [] : verdict.errors.map((e) => `${e['Error code']}: ${e.Message}`);
}

async function main() {
  const { cases, machines } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
  const results = machines.map(({ name, definition }) => ({ name, problems: problemsOf(definition) }));
  for (const one of cases) {
    results.push({ name: one.name, problems: problemsOf(one.definition), ...(await run(one)) });
  }
  process.stdout.write(JSON.stringify({ results }));
}

main();
