import { getViewer, proveViewer, type Shopper, type Viewer } from '#lib/accounts/viewer.ts';
import { respondProblem, unauthenticatedProblem } from './problem.ts';
import { refuseWrite } from './refuse-write.ts';
import { respondJson } from './respond-json.ts';

type Handle<Who = Viewer> = (viewer: Who) => Promise<Response | object>;

/** Answers a read of what belongs to whoever asks, signed in or not. Its route has the policy `personal` or `never`. */
export function respondPersonal(request: Request, handle: Handle): Promise<Response> {
  return respondJson(async () => handle(await getViewer(request.headers)));
}

/** As `respondPersonal`, for a write; refuses what a page of another site could have sent (see `refuseWrite`). */
export function respondPersonalWrite(request: Request, handle: Handle): Promise<Response> {
  return respondJson(async () => {
    const refusal = refuseWrite(request);
    return refusal ? respondProblem(refusal) : handle(await proveViewer(request.headers));
  });
}

/** As `respondPersonal`, for those who are signed in; others are told to be. */
export const respondShopper = (request: Request, handle: Handle<Shopper>): Promise<Response> =>
  respondPersonal(request, forShoppers(handle));

/** As `respondShopper`, for a write. */
export const respondShopperWrite = (request: Request, handle: Handle<Shopper>): Promise<Response> =>
  respondPersonalWrite(request, forShoppers(handle));

const forShoppers =
  (handle: Handle<Shopper>): Handle =>
  async (viewer) =>
    viewer.kind === 'user' ? handle(viewer) : respondProblem(unauthenticatedProblem);
