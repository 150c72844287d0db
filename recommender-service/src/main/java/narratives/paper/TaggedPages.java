package narratives.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Pages of paper, written from top to bottom, each thing with a word on what it is: whoever cannot see the page is read it
 * in order (tagged PDF, ISO 32000-1 section 14.8). Lengths are in points, 72 to the inch.
 */
final class TaggedPages implements AutoCloseable {
    private static final PDRectangle PAPER = PDRectangle.A4;

    /** Two centimetres. */
    private static final float MARGIN = 57;

    /** Between two lines, in sizes of the letters: what guides to readable print ask for. */
    private static final float LEADING = 1.4f;

    /** The letters that come with PDFBox: Latin, Greek and Cyrillic. */
    private static final String LETTERS = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** In place of a letter that the font does not have. */
    private static final String MISSING = "?";

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement all = new PDStructureElement(StandardStructureTypes.DOCUMENT, root);
    private final COSArray parents = new COSArray();
    private COSArray owners = new COSArray();
    private PDPage page;
    private PDPageContentStream stream;
    private int nextKey;
    private float top;

    /** @param language of what is written */
    TaggedPages(String title, Locale language) throws IOException {
        try (InputStream letters = PDDocument.class.getResourceAsStream(LETTERS)) {
            if (letters == null) {
                throw new IllegalStateException("the letters of PDFBox are gone");
            }
            font = PDType0Font.load(document, letters);
        }
        document.getDocumentInformation().setTitle(title);
        document.getDocumentCatalog().setLanguage(language.toLanguageTag());
        document.getDocumentCatalog().setStructureTreeRoot(root);
        root.appendKid(all);
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        document.getDocumentCatalog().setMarkInfo(marked);
        PDViewerPreferences shown = new PDViewerPreferences(new COSDictionary());
        shown.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(shown);
        page = new PDPage(PAPER);
        stream = begin();
    }

    /** A part of the document. */
    PDStructureElement part() {
        PDStructureElement part = new PDStructureElement(StandardStructureTypes.SECT, all);
        all.appendKid(part);
        return part;
    }

    /** The document itself. */
    PDStructureElement all() {
        return all;
    }

    float width() {
        return PAPER.getWidth() - 2 * MARGIN;
    }

    /** How far down the page something would come next. */
    float top() {
        return top;
    }

    /** Goes on further down, or up again beside what is there. */
    void moveTo(float there) {
        top = there;
    }

    /** How high a text would be. */
    float height(String text, float size, float width) throws IOException {
        return lines(text, size, width).size() * size * LEADING;
    }

    /** Goes on with a new page where there is not so much room; something higher than a page begins where it is. */
    void keepTogether(float height) throws IOException {
        float page = PAPER.getHeight() - 2 * MARGIN;
        if (height <= page && height > left()) {
            turn();
        }
    }

    private float left() {
        return PAPER.getHeight() - MARGIN - top;
    }

    /**
     * Writes a text.
     *
     * @param type what it is, as in {@link StandardStructureTypes}
     * @param indent from the left margin
     */
    void write(PDStructureElement parent, String type, String text, float size, float indent, float width)
            throws IOException {
        PDStructureElement element = new PDStructureElement(type, parent);
        parent.appendKid(element);
        List<String> lines = lines(text, size, width);
        int next = 0;
        while (next < lines.size()) {
            if (left() < size * LEADING) {
                turn();
            }
            mark(element, type);
            while (next < lines.size() && left() >= size * LEADING) {
                line(lines.get(next), size, indent);
                next++;
            }
            stream.endMarkedContent();
        }
    }

    private void line(String text, float size, float indent) throws IOException {
        top += size * LEADING;
        stream.beginText();
        stream.setFont(font, size);
        stream.newLineAtOffset(MARGIN + indent, PAPER.getHeight() - top + size * (LEADING - 1));
        stream.showText(text);
        stream.endText();
    }

    /** Draws a line across, which means nothing. */
    void rule() throws IOException {
        stream.beginMarkedContent(COSName.ARTIFACT);
        stream.setLineWidth(1);
        stream.moveTo(MARGIN, PAPER.getHeight() - top);
        stream.lineTo(PAPER.getWidth() - MARGIN, PAPER.getHeight() - top);
        stream.stroke();
        stream.endMarkedContent();
    }

    /**
     * Draws a code, which also opens its address on a screen. What comes next is not moved.
     *
     * @param said in its place, where it is not seen
     * @param side its length, the empty margin included
     */
    void code(PDStructureElement parent, QrCode code, String address, String said, float indent, float side)
            throws IOException {
        PDStructureElement link = new PDStructureElement(StandardStructureTypes.LINK, parent);
        parent.appendKid(link);
        PDStructureElement figure = new PDStructureElement(StandardStructureTypes.Figure, link);
        figure.setAlternateDescription(said);
        link.appendKid(figure);
        mark(figure, StandardStructureTypes.Figure);
        float module = side / (code.size() + 2 * QrCode.QUIET);
        float x = MARGIN + indent;
        float y = PAPER.getHeight() - top;
        for (int row = 0; row < code.size(); row++) {
            for (int column = 0; column < code.size(); column++) {
                if (code.dark()[row][column]) {
                    stream.addRect(
                            x + (column + QrCode.QUIET) * module,
                            y - (row + QrCode.QUIET + 1) * module,
                            module,
                            module);
                }
            }
        }
        stream.fill();
        stream.endMarkedContent();
        annotate(link, address, said, new PDRectangle(x, y - side, side, side));
    }

    private void annotate(PDStructureElement link, String address, String said, PDRectangle where) throws IOException {
        PDAnnotationLink opens = new PDAnnotationLink();
        PDActionURI action = new PDActionURI();
        action.setURI(address);
        opens.setAction(action);
        opens.setRectangle(where);
        opens.setContents(said);
        opens.setPrinted(true);
        PDBorderStyleDictionary border = new PDBorderStyleDictionary();
        border.setWidth(0);
        opens.setBorderStyle(border);
        opens.setPage(page);
        page.getAnnotations().add(opens);
        PDObjectReference reference = new PDObjectReference();
        reference.setReferencedObject(opens);
        link.setPage(page);
        link.appendKid(reference);
        opens.setStructParent(nextKey);
        parents.add(COSInteger.get(nextKey));
        parents.add(link.getCOSObject());
        nextKey++;
    }

    /** Everything, as a file. */
    byte[] bytes() throws IOException {
        end();
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.NUMS, parents);
        root.setParentTree(new PDNumberTreeNode(tree, PDParentTreeValue.class));
        root.setParentTreeNextKey(nextKey);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private void mark(PDStructureElement element, String type) throws IOException {
        int number = owners.size();
        COSDictionary properties = new COSDictionary();
        properties.setInt(COSName.MCID, number);
        element.setPage(page);
        element.appendKid(new PDMarkedContent(COSName.getPDFName(type), properties));
        owners.add(element.getCOSObject());
        stream.beginMarkedContent(COSName.getPDFName(type), number);
    }

    private PDPageContentStream begin() throws IOException {
        document.addPage(page);
        page.setStructParents(nextKey);
        page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
        owners = new COSArray();
        parents.add(COSInteger.get(nextKey));
        parents.add(owners);
        nextKey++;
        top = MARGIN;
        return new PDPageContentStream(document, page);
    }

    private void end() throws IOException {
        stream.close();
    }

    private void turn() throws IOException {
        end();
        page = new PDPage(PAPER);
        stream = begin();
    }

    /** Broken where there are blanks; a word that is longer than a line is cut. */
    private List<String> lines(String text, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\\R", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : known(paragraph).split("\\s+", -1)) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (length(longer, size) > width && !line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(word);
                } else {
                    line.setLength(0);
                    line.append(longer);
                }
                while (length(line.toString(), size) > width) {
                    int fitting = fitting(line, size, width);
                    lines.add(line.substring(0, fitting));
                    line.delete(0, fitting);
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private int fitting(CharSequence line, float size, float width) throws IOException {
        int fitting = 1;
        while (length(line.subSequence(0, fitting + 1).toString(), size) <= width) {
            fitting++;
        }
        return fitting;
    }

    private float length(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    private String known(String text) {
        StringBuilder known = new StringBuilder();
        text.codePoints()
                .map(letter -> Character.isISOControl(letter) ? ' ' : letter)
                .mapToObj(Character::toString)
                .forEach(letter -> known.append(isKnown(letter) ? letter : MISSING));
        return known.toString();
    }

    private boolean isKnown(String letter) {
        try {
            font.encode(letter);
            return true;
        } catch (IllegalArgumentException | IOException unknown) {
            return false;
        }
    }
}
