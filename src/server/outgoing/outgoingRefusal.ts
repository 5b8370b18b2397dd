/** Why an outgoing call was not made, or its answer not taken. */
export type OutgoingRefusal =
  /** The text is not an address that can be called, or it hides a name and a password. */
  | 'no_address'
  | 'not_https'
  /** A port on which other things than web servers listen. */
  | 'port'
  /** Not one of the hosts that this kind of call may reach. */
  | 'not_listed'
  /** The name leads nowhere. */
  | 'unresolved'
  /** The name leads into our own networks, at least with one of its addresses. */
  | 'not_public'
  /** Nobody answers there, or not with a certificate for that name. */
  | 'unreachable'
  | 'redirected'
  /** The answer is packed: its size would not say what it unpacks to. */
  | 'packed'
  | 'too_large'
  | 'too_slow';
