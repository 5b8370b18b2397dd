import type { ProblemType } from '../../core/problem.ts';
import type { ProblemDetail } from '../http/problem.ts';

/** Leaves a transaction with nothing written, and becomes the answer to the request. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly type: ProblemType;
  readonly detail: ProblemDetail;

  constructor(type: ProblemType, detail: ProblemDetail = {}) {
    super(type);
    this.type = type;
    this.detail = detail;
  }
}
