package narratives.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The release of this build. */
final class Version implements IVersionProvider {
    private static final String BUILD = "/META-INF/maven/narratives/recommender-service/pom.properties";

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream file = Version.class.getResourceAsStream(BUILD)) {
            if (file != null) {
                build.load(file);
            }
        }
        return new String[] {"recommender " + build.getProperty("version", "(not packaged)")};
    }
}
