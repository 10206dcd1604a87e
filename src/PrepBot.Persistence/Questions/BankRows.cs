using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;

namespace PrepBot.Persistence.Questions;

/// <summary>A bank as the JSON its load statements unfold into rows, and the hash by which the same content is known again.</summary>
internal sealed class BankRows
{
    // Raised when a load would write other rows from the same content.
    private const int Form = 1;

    public static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public BankRows(QuestionBank bank)
    {
        Principles = JsonSerializer.Serialize(bank.Principles.InPublishedOrder.Select(Row), Json);
        Prompts = JsonSerializer.Serialize(bank.Prompts.Select(Row), Json);
        var everything = string.Join('\n', Form, bank.ValueSet.Id, bank.ValueSet.Name, bank.ValueSet.Disclaimer, Principles, Prompts);
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(everything)));
    }

    public string Principles { get; }

    public string Prompts { get; }

    public string Hash { get; }

    public static IReadOnlyList<Beat> Beats(string json) =>
        [.. JsonSerializer.Deserialize<BeatRow[]>(json, Json)!.Select(b => new Beat(b.Id, b.Text))];

    public static IReadOnlyList<Neighbour> Neighbours(string json) =>
        [.. JsonSerializer.Deserialize<NeighbourRow[]>(json, Json)!.Select(n => new Neighbour(new(n.Principle), n.Difference))];

    private static PrincipleRow Row(Principle principle) => new(
        principle.Id.Key,
        principle.Name,
        principle.PublishedPlace,
        principle.ProbeRank,
        principle.Meaning,
        principle.Rubric.Strong,
        principle.Rubric.Solid,
        principle.Rubric.MildConcern,
        principle.Rubric.Concern,
        [.. principle.Beats.Select(b => new BeatRow(b.Id, b.Text))],
        principle.GreenFlags,
        principle.RedFlags,
        principle.Mistakes,
        BankWords.Of(principle.Probed.Junior),
        BankWords.Of(principle.Probed.Senior),
        BankWords.Of(principle.Probed.Staff),
        [.. principle.Neighbours.Select(n => new NeighbourRow(n.Principle.Key, n.Difference))]);

    public static LoadedPrompt Row(Prompt prompt) => new(
        prompt.Id.Key,
        prompt.Principle.Key,
        [.. prompt.Secondary.Select(p => p.Key)],
        prompt.Text,
        prompt.After,
        prompt.Probes,
        [.. prompt.Levels.Select(BankWords.Of)],
        [.. prompt.Tracks.Select(BankWords.Of)],
        [.. prompt.Themes.Select(t => t.Key)]);

    private sealed record BeatRow(string Id, string Text);

    private sealed record NeighbourRow(string Principle, string Difference);

    private sealed record PrincipleRow(
        string PrincipleId,
        string Name,
        int PublishedPlace,
        int ProbeRank,
        string Meaning,
        string Strong,
        string Solid,
        string MildConcern,
        string Concern,
        IReadOnlyList<BeatRow> Beats,
        IReadOnlyList<string> GreenFlags,
        IReadOnlyList<string> RedFlags,
        IReadOnlyList<string> Mistakes,
        string ProbedJunior,
        string ProbedSenior,
        string ProbedStaff,
        IReadOnlyList<NeighbourRow> Neighbours);

    public sealed record LoadedPrompt(
        string PromptKey,
        string PrincipleId,
        IReadOnlyList<string> Secondary,
        string Text,
        string After,
        IReadOnlyList<string> Probes,
        IReadOnlyList<string> Levels,
        IReadOnlyList<string> Tracks,
        IReadOnlyList<string> Themes);
}
