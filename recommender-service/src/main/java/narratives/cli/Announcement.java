package narratives.cli;

import java.io.PrintWriter;

/**
 * What is printed when the service is ready: where to go next. Not in a cluster, where nobody reads it and every line is
 * JSON.
 *
 * @param demonstration whether there is a demonstration reader to ask for
 */
record Announcement(String base, String grpc, boolean demonstration) {
    private static final String PROFILE_VARIABLE = "QUARKUS_PROFILE";
    private static final String CLUSTER = "cluster";

    /** Whether there is somebody to read it. */
    static boolean isWanted() {
        return !CLUSTER.equals(System.getenv(PROFILE_VARIABLE));
    }

    void print(PrintWriter out) {
        String reader = demonstration ? "demo-reader-1" : "reader-1";
        out.println();
        out.println("Ready: " + base);
        out.println("  The API:      " + base + "/q/swagger-ui");
        out.println("  gRPC:         " + grpc);
        out.println("  A first list: curl -s " + base
                + "/v1/recommendations -H 'Content-Type: application/json' -d '{\"userId\":\"" + reader
                + "\",\"count\":5}'");
        out.println("  Ctrl-C stops it; the data stay.");
        out.println();
        out.flush();
    }
}
