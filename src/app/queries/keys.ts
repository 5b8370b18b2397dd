/** Names of what exists only on the server, by workspace: one workspace's figures never answer for another's. */
export interface LoadView {
  /** Null: everything that the viewer may see. */
  team: string | null;
  unit: 'week' | 'day';
}

export const keys = {
  workspace: (workspaceId: string) => [workspaceId] as const,
  load: (workspaceId: string, view: LoadView) => [workspaceId, 'load', view.team, view.unit] as const,
  personLoad: (workspaceId: string, personId: string) => [workspaceId, 'person', personId] as const,
  directory: (workspaceId: string) => [workspaceId, 'directory'] as const,
};
