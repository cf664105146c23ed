/** YAML text read into a tree that knows the line and column of each of its parts. */
@NullMarked
package io.regain.campaign.yaml;

import org.jspecify.annotations.NullMarked;
