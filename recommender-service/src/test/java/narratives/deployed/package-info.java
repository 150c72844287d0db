/** What is deployed: manifests, image, alerts and dashboard, checked without a cluster and without a container engine. */
@NullMarked
package narratives.deployed;

import org.jspecify.annotations.NullMarked;
