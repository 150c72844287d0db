/** Packs as pages and on paper: HTML by Qute, PDF by PDFBox, codes for cameras by ZXing. */
@NullMarked
package narratives.paper;

import org.jspecify.annotations.NullMarked;
