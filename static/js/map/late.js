// Elements that nobody can use before the map stands are fetched when it does, unless the address
// asks for what they show.
import { sessionOf } from "./session.js";

/**
 * A class that stands for an element until it is there.
 * @param {() => Promise<Function>} load fetches the element's class
 * @param {(asked: object) => unknown} isAsked whether a view needs the element to be shown
 */
export function late(load, isAsked = () => false) {
  return class {
    constructor(config) {
      this.config = config;
    }

    addTo(map) {
      const session = sessionOf(map);
      const made = async () => new (await load())(this.config).addTo(map);
      const make = () => session.await(this, made());
      if (isAsked(session.asked)) make();
      else session.postpone(make);
      return this;
    }
  };
}
