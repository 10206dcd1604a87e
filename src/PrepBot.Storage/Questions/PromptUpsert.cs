namespace PrepBot.Storage.Questions;

/// <summary>Writes prompts, the bank's and a community's own alike; those that are there just so are left alone, and one that was retired comes back.</summary>
internal static class PromptUpsert
{
    /// <summary>Says of each row it wrote whether it is new: one that was inserted just now has no xmax.</summary>
    public const string Sql = """
        insert into prompts (
            community_id, prompt_key, value_set_id, principle_id, secondary, text, after, probes, levels, tracks, themes, core, without, short,
            created_at, changed_at)
        select
            @community, r.prompt_key, @set, r.principle_id, r.secondary, r.text, r.after, r.probes, r.levels, r.tracks, r.themes, r.core, r.without, r.short,
            @now, @now
        from jsonb_to_recordset(@rows::jsonb) as r(
            prompt_key text, principle_id text, secondary text[], text text, after text, probes text[], levels text[], tracks text[], themes text[],
            core boolean, without text[], short text)
        on conflict (community_id, prompt_key) do update
        set value_set_id = excluded.value_set_id,
            principle_id = excluded.principle_id,
            secondary = excluded.secondary,
            text = excluded.text,
            after = excluded.after,
            probes = excluded.probes,
            levels = excluded.levels,
            tracks = excluded.tracks,
            themes = excluded.themes,
            core = excluded.core,
            without = excluded.without,
            short = excluded.short,
            changed_at = excluded.changed_at,
            retired_at = null
        where prompts.retired_at is not null
           or (prompts.value_set_id, prompts.principle_id, prompts.secondary, prompts.text, prompts.after, prompts.probes, prompts.levels, prompts.tracks,
               prompts.themes, prompts.core, prompts.without, prompts.short)
              is distinct from
              (excluded.value_set_id, excluded.principle_id, excluded.secondary, excluded.text, excluded.after, excluded.probes, excluded.levels, excluded.tracks,
               excluded.themes, excluded.core, excluded.without, excluded.short)
        returning xmax = 0 as added
        """;
}
