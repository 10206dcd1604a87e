using PrepBot.Domain.Coverage;
using static PrepBot.Storage.Retention.StoredField;

namespace PrepBot.Storage.Retention;

/// <summary>Rounds, what is written about them, and what is counted.</summary>
internal static partial class StoredTables
{
    private static IReadOnlyList<StoredTable> Rounds =>
    [
        new("rounds", "each mock: who with whom, parts, principles, room, stage, clock, the prompts as they were drawn",
            "interviewer, candidate, observer: it is their round. room: where no private room could be opened, the ids of its people, in whose direct messages it is. `progress` holds texts of the bank and times, no words of a member")
        {
            Until = "as the history coverage is counted from; when a member is forgotten, the partner's round stays, and the name and the address are replaced",
            Fields =
            [
                Person("room", "the platform's id of the private room, once it is open; where it is in direct messages, made of the ids of its people"),
                Nobodys("principles"), Nobodys("progress"),
            ],
        },
        new("open_seats", "who sits in a round under way", "member: one round at a time")
        {
            Until = "until the round ends",
        },
        new("round_talks", "where the two of an open round talk, where they chose it themselves", "the round in the open, the link sealed")
        {
            Until = "until the round ends",
            Fields = [Words("link", "the address of their call, sealed; shown to the people of the round alone")],
        },
        new("voice_channels", "the channels to speak in that an organiser has named, and which round is in each", "none")
        {
            Until = "until an organiser names others, or it is deleted",
            Fields = [Nobodys("external_id")],
        },
        new("debriefs", "the interviewer's debrief and the candidate's self-review, by version",
            "author and time in the open, everything else sealed; words_erased: its author was forgotten, and only verdicts are left")
        {
            Until = "until author or candidate ask to be forgotten, verdicts until the candidate does",
            Fields = [Words("body", "verdicts, evidence, stories and helpfulness, sealed, so that nothing can be read early")],
        },
        new("notes", "private notes taken during a round", "author in the open, the note sealed")
        {
            Until = "with the round, until the author or the candidate asks to be forgotten",
            Fields = [Words("body", "the note, sealed; only its author sees it")],
        },
        new("disputes", "that a candidate says a score is not about their answer, and what an organiser decided",
            "the round, whether organisers may read what was written, who decided; no text")
        {
            Until = "with the round, until the candidate asks to be forgotten",
            Fields = [Nobodys("principle")],
        },
        new("observations", "what an observer counted in each answer",
            "observer and candidate; how often I and we, which parts of a full answer were there; numbers, no words. Read by the pair after the reveal, added up for the candidate")
        {
            Until = "with the round, until the observer or the candidate asks to be forgotten",
            Fields = [Nobodys("prompt_key")],
        },
        new("trainings", "which worked answers a member rated to train their ear, when, and how far from the key",
            "member, answer and steps in the open, what they said of it sealed; shown to the member alone")
        {
            Until = $"until they ask to be forgotten, or {RemovedCommunity["until ".Length..]}",
            Fields = [Words("body", "verdict, what they heard and missed, sealed"), Nobodys("answer")],
        },
        new("form_drafts", "what was typed into a form that is not filed yet", "member and form in the open, what was typed sealed")
        {
            Fields = [Words("body", "what was typed, sealed"), Nobodys("form")],
            Rules =
            [
                new("form-drafts", Days(7), "after the last change",
                    "delete from form_drafts where ctid = any(array(select ctid from form_drafts where changed_at < now() - @age limit @batch))"),
            ],
        },
    ];

    private static IReadOnlyList<StoredTable> Counted =>
    [
        new("credits", "one principle practised by a candidate with an interviewer in a week",
            "the two members; the interviewer's verdict and the candidate's own, for the candidate's map alone")
        {
            Until = "until the candidate asks to be forgotten",
            Fields = [Nobodys("principle")],
        },
        new("service_marks", "that an interviewer filed, whether on time; from the reveal on, whether it counted, and how helpful the candidate found them",
            "the two members and a number from 1 to 4; means are shown from three raters on")
        {
            Until = "until the interviewer asks to be forgotten",
        },
        new("claims", "who has said they will practise which principle next", "the member and the principle, shown to the group")
        {
            Until = "until it is practised",
            Fields = [Nobodys("principle")],
            Rules =
            [
                new("claims", Claim.Life, "at the most",
                    "delete from claims where ctid = any(array(select ctid from claims where claimed_at < now() - @age limit @batch))"),
            ],
        },
        new("praise_notes", "that organisers were told, in a month, of two members who give each other top marks only", "the two members")
        {
            Until = "until one of them asks to be forgotten",
            Rules =
            [
                new("praise-notes", Days(365), "at the most",
                    "delete from praise_notes where ctid = any(array(select ctid from praise_notes where month < now() - @age limit @batch))"),
            ],
        },
        new("leaderboard_posts", "that a week's board was posted in a channel; what it shows is counted anew", "none")
        {
            Until = RemovedCommunity,
        },
        new("prompt_exposures", "which prompts a member has met, as candidate, alone, or by asking them, and when", "member and prompt: so that no round repeats one")
        {
            Until = $"until they ask to be forgotten, or {RemovedCommunity["until ".Length..]}",
            Rules =
            [
                new("prompt-exposures", TimeSpan.FromDays(730), "after it was met last", """
                    delete from prompt_exposures
                    where ctid = any(array(
                        select ctid
                        from prompt_exposures
                        where last_at < now() - @age
                        limit @batch))
                    """),
            ],
            Fields = [Nobodys("prompt_key")],
        },
        new("prompt_use", "how often a community asked and replaced each prompt, which of the bank's it has put aside, and when an organiser last looked at one", "nothing of a member")
        {
            Until = RemovedCommunity,
            Fields = [Nobodys("prompt_key")],
        },
        new("prompt_asks", "each time a prompt was asked or put away, how long the answer took, and, from the reveal on, the verdict",
            "personal by way of its round: organisers see counts over all rounds, and verdicts only of three candidates together")
        {
            Fields = [Nobodys("prompt_key")],
            Rules =
            [
                new("prompt-asks", Days(730), "after it was asked",
                    "delete from prompt_asks where ctid = any(array(select ctid from prompt_asks where at < now() - @age limit @batch))"),
            ],
        },
        new("prompt_suggestions", "prompts members suggested, sealed",
            "author: to tell them what became of it · who decided. A prompt that was taken stands in `prompts` without its author")
        {
            Until = "until the author asks to be forgotten",
            Fields = [Words("body", "the prompt as typed, sealed. Once approved it stands in prompts as well, without its author")],
            Rules =
            [
                new("decided-suggestions", Days(30), "after the decision",
                    "delete from prompt_suggestions where ctid = any(array(select ctid from prompt_suggestions where suggested_at < now() - @age and decided_at < now() - @age limit @batch))"),
                new("suggestions", Days(365), "at the most",
                    "delete from prompt_suggestions where ctid = any(array(select ctid from prompt_suggestions where suggested_at < now() - @age limit @batch))"),
            ],
        },
    ];
}
