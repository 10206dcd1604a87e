namespace PrepBot.Domain.Zones;

/// <summary>What somebody may mean by a zone they typed. A closed set.</summary>
public abstract record ZoneReading
{
    private ZoneReading()
    {
    }

    /// <summary>One zone, without a doubt.</summary>
    /// <param name="Zone">IANA zone in its own spelling, or a fixed offset such as "UTC-05".</param>
    public sealed record Found(string Zone) : ZoneReading;

    /// <summary>One of several, or one that only looks like it.</summary>
    /// <param name="Choices">At most <see cref="ZoneReader.MaxChoices"/>, likeliest first.</param>
    public sealed record OneOf(IReadOnlyList<ZoneChoice> Choices) : ZoneReading;

    /// <summary>Nothing that is known looks like it.</summary>
    public sealed record Unknown : ZoneReading;
}

/// <summary>A zone that may be meant.</summary>
/// <param name="Written">What to type to have it; taken without a question.</param>
/// <param name="Zone">The zone it is.</param>
/// <param name="IsFixed">Whether it stays at one distance from UTC whatever the clocks of places do.</param>
public sealed record ZoneChoice(string Written, string Zone, bool IsFixed);
