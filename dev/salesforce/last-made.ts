/** Owns keeping what each request asks for anew: the last thing that was made, as long as it is made of the same. */

/** `make` is called again once one of the two is another object; neither may be changed in place. */
export function lastMade<A extends object, B extends object, T>(make: (a: A, b: B) => T): (a: A, b: B) => T {
  let last: { a: A; b: B; made: T } | undefined;
  return (a, b) => {
    if (last?.a !== a || last.b !== b) last = { a, b, made: make(a, b) };
    return last.made;
  };
}
