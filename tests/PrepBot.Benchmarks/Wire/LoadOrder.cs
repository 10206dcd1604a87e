using System.Text.Json.Serialization;

namespace PrepBot.Benchmarks.Wire;

/// <summary>What the other side of the wire is told to do.</summary>
/// <param name="What">The interaction: "status", "start"; or "sockets", to wait until so many are open.</param>
/// <param name="Count">How many.</param>
/// <param name="Width">How many at once; 0 for all at once.</param>
/// <param name="PerSecond">So many a second, however long they take; 0 for as fast as they are answered.</param>
internal sealed record LoadOrder(string What, int Count, int Width = 0, int PerSecond = 0);

/// <summary>What came of it, as seen from there: from sending an interaction to its first answer.</summary>
/// <param name="Answered">How many were answered.</param>
/// <param name="Seconds">From the first to the last.</param>
/// <param name="Milliseconds">First-answer times, sorted; a sample where there are many.</param>
internal sealed record LoadReport(int Answered, double Seconds, IReadOnlyList<double> Milliseconds)
{
    [JsonIgnore]
    public double PerSecond => Answered / Seconds;

    /// <summary>The time within which this share was answered.</summary>
    public double At(double share) => Milliseconds.Count == 0 ? 0 : Milliseconds[Math.Min(Milliseconds.Count - 1, (int)(share * Milliseconds.Count))];
}

[JsonSerializable(typeof(LoadOrder))]
[JsonSerializable(typeof(LoadReport))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class LoadJson : JsonSerializerContext;
