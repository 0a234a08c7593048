import { respondProblem } from '#lib/http/problem.ts';
import { respondJson } from '#lib/http/respond-json.ts';
import { currentScope } from '#lib/http/scope.ts';
import { isMetricsReader } from '#lib/metrics-access.ts';
import { getRuntime } from '#lib/runtime.ts';

export const GET = (request: Request) =>
  respondJson(async () => {
    const { config, metrics } = getRuntime();
    if (!isMetricsReader(request.headers, config.metricsToken, currentScope())) {
      return respondProblem({
        status: 403,
        type: 'forbidden',
        title: 'Forbidden',
        detail: 'Metrics are for clients on this machine, or for those who send METRICS_TOKEN as bearer token.',
      });
    }
    const { body, contentType } = await metrics.render();
    return new Response(body, { headers: { 'Content-Type': contentType } });
  });
