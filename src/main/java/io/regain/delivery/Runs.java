package io.regain.delivery;

import java.util.List;
import java.util.Optional;

import io.regain.message.RunName;

import org.springframework.data.domain.Limit;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

/** All runs. Only this module writes them. */
public interface Runs extends Repository<Run, Long> {

	Optional<Run> findById(long id);

	Optional<Run> findByCampaignAndKey(String campaign, String key);

	default Optional<Run> find(RunName name) {
		return findByCampaignAndKey(name.campaign(), name.key());
	}

	/** Until the end of the transaction, nobody else changes it. */
	@Lock(LockMode.PESSIMISTIC_WRITE)
	Optional<Run> findAndLockById(long id);

	/** The newest first. */
	List<Run> findAllByOrderByIdDesc(Limit limit);

	/** Refuses to overwrite what another process has changed since. */
	Run save(Run run);

}
