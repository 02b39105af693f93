// The builder without page loads. Every step also works as a plain form, without any of this.

import * as cards from "./cards.js";
import * as fields from "./fields.js";
import * as keys from "./keys.js";
import * as panes from "./panes.js";
import * as presence from "./presence.js";
import * as saving from "./saving.js";
import * as search from "./search.js";
import * as several from "./several.js";
import * as typed from "./typed.js";

if (document.getElementById("builder")) {
  for (const part of [fields, search, cards, typed, several, panes, keys, saving, presence]) part.start();
  document.dispatchEvent(new Event("builder:ready"));
}
