package narratives.demonstration;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** The files of the made-up collection, in the wire's JSON and in UTF-8. */
public enum DemonstrationFile {
    /** The example instrument. */
    INSTRUMENT("/demonstration/instrument.json"),
    /** The questions asked after a narrative. */
    QUESTIONNAIRE("/demonstration/questionnaire.json"),
    /** The narratives, one a line. */
    NARRATIVES("/demonstration/narratives.ndjson");

    private final String resource;

    DemonstrationFile(String resource) {
        this.resource = resource;
    }

    /** The file from its beginning; the caller closes it. */
    public InputStream open() throws IOException {
        InputStream stream = DemonstrationFile.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new FileNotFoundException(resource);
        }
        return stream;
    }
}
