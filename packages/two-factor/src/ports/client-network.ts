/** Where a request came from, as far as a client can be told from its neighbours by its address. */
export interface ClientNetwork {
  subnet: string;
  /** The block around it of which one customer may hold every subnet; null where there is no such block. */
  site: string | null;
}
