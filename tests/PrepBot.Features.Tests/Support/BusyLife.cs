using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Values.Identity;

namespace PrepBot.Features.Tests.Support;

/// <summary>A member who has done everything there is to do, with a word of their own in every text they could type.</summary>
internal sealed class BusyLife
{
    /// <summary>In every word planted by the member.</summary>
    public const string Name = "Quillane Vossbrink";

    private BusyLife(Group group)
    {
        Group = group;
        Quill = group.Member(Name);
        Raj = group.Member("Raj");
        Tom = group.Member("Tom");
        Mia = group.Member("Mia", organiser: true);
    }

    public Group Group { get; }

    public Actor Quill { get; }

    public Actor Raj { get; }

    public Actor Tom { get; }

    public Actor Mia { get; }

    /// <summary>Words the member typed, by field.</summary>
    public IReadOnlyDictionary<string, string> Own { get; } = new Dictionary<string, string>
    {
        ["evidence"] = "zorblevidence", ["story"] = "zorblestory", ["keep"] = "zorblekeep", ["change-1"] = "zorblechangeone", ["change-2"] = "zorblechangetwo",
        ["earlier evidence"] = "zorblearlier", ["own story"] = "zorbleownstory", ["change"] = "zorblewillchange", ["note"] = "zorblenote",
        ["text"] = "zorbletext", ["after"] = "zorbleafter", ["probes"] = "zorbleprobe", ["draft"] = "zorbledraft", ["refused"] = "zorblerefused",
        ["blind"] = "zorbleblind", ["heard"] = "zorbleheard",
    };

    /// <summary>Words others typed about the member, which were opened to them.</summary>
    public IReadOnlyList<string> Opened { get; } = ["rajopened"];

    /// <summary>Words others typed about the member that are still blind, or were only ever theirs.</summary>
    public IReadOnlyList<string> Blind { get; } = ["tomblind", "rajprivatenote"];

    /// <summary>Words of others that are not about the member.</summary>
    public IReadOnlyList<string> OfOthers { get; } = ["rajownstory"];

    public static async Task<BusyLife> LiveAsync(Group group)
    {
        var life = new BusyLife(group);
        await life.AsCandidateAsync();
        await life.AsInterviewerAsync();
        await life.BlindRoundAsync();
        await life.AloneAsync();
        await life.DraftsAsync();
        await life.ElsewhereAsync();
        group.Tick();
        return life;
    }

    /// <summary>Raj notes and files about them, they file too: everything is open, and one score disputed with its text.</summary>
    private async Task AsCandidateAsync()
    {
        await TheRound.CompleteAsync(Group, Quill, Tom, "bias-for-action");
        await TheRound.RunAsync(Quill, Raj, 20, "frugality");
        await Raj.PressesAsync("My cockpit");
        await Raj.PressesAsync("Ask it");
        await Raj.PressesAsync("My cockpit");
        await Raj.PressesAsync("Note");
        await Raj.SendsAsync(("note", $"rajprivatenote: {Name} paused a lot"));
        Group.Clock.Advance(TimeSpan.FromMinutes(12));
        await Group.SettleAsync();
        await Raj.PressesAsync("End");
        await Raj.PressesAsync("End and file");
        await Quill.PressesAsync("File my debrief");
        await Quill.SendsAsync(("frugality.own", "Strong"), ("helpful", "4"), ("change", Own["change"]));
        await Quill.PressesAsync("Add details");
        await Quill.SendsAsync(("frugality.story", Own["own story"]));
        await TheRound.FileDebriefAsync(Raj, "Solid", $"{TheRound.Evidence} rajopened, said {Name}");
        await Quill.PressesAsync("Not about my answer");
        await Quill.SendsAsync(("principle", "frugality"), ("share", "yes"));
    }

    /// <summary>They note, file and correct about Raj, who files too.</summary>
    private async Task AsInterviewerAsync()
    {
        await TheRound.RunAsync(Raj, Quill, 20, "ownership");
        await Quill.PressesAsync("My cockpit");
        await Quill.PressesAsync("Ask it");
        await Quill.PressesAsync("My cockpit");
        await Quill.PressesAsync("Note");
        await Quill.SendsAsync(("note", Own["note"]));
        Group.Clock.Advance(TimeSpan.FromMinutes(12));
        await Group.SettleAsync();
        await Quill.PressesAsync("End");
        await Quill.PressesAsync("End and file");
        await Raj.PressesAsync("File my debrief");
        await Raj.SendsAsync(("ownership.own", "Strong"), ("helpful", "3"), ("change", ""));
        await Raj.PressesAsync("Add details");
        await Raj.SendsAsync(("ownership.story", "rajownstory"));
        await Quill.PressesAsync("File my debrief");
        await Quill.SendsAsync(
            ("ownership.verdict", "Solid"), ("ownership.evidence", $"{TheRound.Evidence} {Own["earlier evidence"]}"), ("overall", "Inclined"), ("keep", "it"));
        await Quill.PressesAsync("Correct mine");
        await Quill.SendsAsync(
            ("ownership.verdict", "Strong"), ("ownership.evidence", $"{TheRound.Evidence} {Own["evidence"]}"), ("stories", Own["story"]),
            ("overall", "Inclined"), ("keep", Own["keep"]), ("change-1", Own["change-1"]), ("change-2", Own["change-2"]));
    }

    /// <summary>Tom has filed about them and they have not, so they must not know; in another they have and Tom has not.</summary>
    private async Task BlindRoundAsync()
    {
        await TheRound.EndAsync(Group, Quill, Tom, "dive-deep");
        await TheRound.FileDebriefAsync(Tom, "Concern", $"{TheRound.Evidence} tomblind about {Name}", "dive-deep");
        await TheRound.EndAsync(Group, Tom, Quill, "earn-trust");
        await Quill.PressesAsync("File my debrief");
        await Quill.SendsAsync(
            ("earn-trust.verdict", "Solid"), ("earn-trust.evidence", $"{TheRound.Evidence} {Own["blind"]}"), ("overall", "Inclined"), ("keep", "it"));
    }

    /// <summary>What they heard in an answer of the book.</summary>
    private async Task AloneAsync()
    {
        await Quill.CommandsAsync("solo");
        await Quill.PressesAsync("Train my ear");
        await Quill.PressesAsync("Rate it");
        await Quill.SendsAsync(("verdict", "Solid"), ("evidence", Own["heard"]));
    }

    /// <summary>A form typed in part, and one that was refused: both are kept for them.</summary>
    private async Task DraftsAsync()
    {
        await TheRound.EndAsync(Group, Raj, Quill, "think-big");
        await Quill.PressesAsync("File my debrief");
        var form = Quill.Form.Submit;
        await Quill.SendsStepAsync(form, ("think-big.evidence", Own["draft"]));
        await Quill.SendsAsync(form, ("stories", Own["refused"]), ("overall", "Inclined"));
        await Raj.PressesAsync("File my debrief");
        await Raj.SendsStepAsync(Raj.Form.Submit, ("change", "rajdraft"));
    }

    /// <summary>They are rung for Tom, and say not today.</summary>
    private async Task RungAsync()
    {
        await Quill.CommandsAsync("profile");
        await Quill.PressesAsync("When to ring me");
        await Quill.SendsAsync(("from", "9"), ("until", "21"));
        await Quill.StartsAsync("candidate", 45, null, "bias-for-action");
        await Quill.PressesAsync("Ring me");
        await Quill.CommandsAsync("leave");
        Tom.GoesToChannel();
        await Tom.StartsAsync("interviewer");
        await Quill.PressesAsync("Not today");
        await Tom.CommandsAsync("leave");
    }

    private async Task ElsewhereAsync()
    {
        Quill.GoesToChannel();
        Raj.GoesToChannel();
        await Quill.CommandsAsync("question-suggest");
        await Quill.SendsAsync(
            ("principle", "frugality"), ("levels", "junior"), ("levels", "senior"),
            ("text", $"Tell me about a bill you paid for years before you noticed that nobody used the {Own["text"]} it was for."),
            ("after", $"Whether they look at small costs, and {Own["after"]}, at all."),
            ("probes", $"- How did you come across it?\n- What had the {Own["probes"]} cost by then?\n- Who had to agree to end it?\n- What do you look at since that day?"));
        await Quill.CommandsAsync("prompt");
        await Quill.CommandsAsync("profile");
        await Quill.CommandsAsync("leaderboard");
        var channel = ChannelId.From(Guid.Parse(await Group.AskAsync<string>("select channel_id::text from channels limit 1")));
        await Quill.ClicksAsync(new ActionId("claim", "offer", Subject.Create(channel)));
        await Quill.ChoosesAsync("Choose a principle", "Customer Obsession");
        await Quill.CommandsAsync("leave");
        await Quill.AvoidsAsync(Mia);
        await Mia.AvoidsAsync(Quill);
        await Raj.StartsAsync(with: Quill);
        await Quill.PressesAsync("Decline");
        await RungAsync();
        await Quill.StartsAsync("candidate", 45, null, "bias-for-action");
    }
}
