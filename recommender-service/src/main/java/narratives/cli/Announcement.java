package narratives.cli;

import java.io.PrintWriter;

/**
 * What is printed when the service is ready: where to go next.
 *
 * @param demonstration whether there is a demonstration reader to ask for
 */
record Announcement(String base, String grpc, boolean demonstration) {
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
