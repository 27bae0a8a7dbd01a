// Enhancement only: every page works with this file missing.
import "./hide.js";
import "./player.js";
import "./back.js";
import "./lock.js";
import "./draft.js";
import "./care.js";
