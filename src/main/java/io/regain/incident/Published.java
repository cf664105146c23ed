package io.regain.incident;

import java.util.Optional;

import io.regain.message.RunName;

/**
 * What became of a confirmed update.
 *
 * @param run what tells it; empty if it is not said yet, or to nobody
 */
public record Published(Incident incident, Update update, Optional<RunName> run) {
}
