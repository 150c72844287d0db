/** The contract over HTTP. One thin resource a noun; values are made and checked, ports are asked, answers are written. */
@NullMarked
package narratives.rest;

import org.jspecify.annotations.NullMarked;
