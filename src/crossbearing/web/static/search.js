// `/` goes to the search box.
import { keys } from "./keys.js";

keys({ "/": () => { const box = document.querySelector("header.top input[type=search]"); box.focus(); box.select(); } });
