// htmx saves a page load in the directory; everything it does also works as a plain form.
import "htmx.org/dist/htmx.js";
