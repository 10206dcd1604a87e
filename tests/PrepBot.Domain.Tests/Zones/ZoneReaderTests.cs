using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PrepBot.Domain.Zones;

namespace PrepBot.Domain.Tests.Zones;

/// <summary>Zones as people write them.</summary>
public sealed class ZoneReaderTests
{
    private static readonly DateTimeOffset Winter = new(2026, 1, 15, 20, 4, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Summer = new(2026, 7, 15, 20, 4, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Europe/Madrid", "Europe/Madrid")]
    [InlineData("  europe/MADRID ", "Europe/Madrid")]
    [InlineData("Europe / Madrid", "Europe/Madrid")]
    [InlineData("America/Los Angeles", "America/Los_Angeles")]
    [InlineData("america / new  york", "America/New_York")]
    [InlineData("Ameirca/New_York", "America/New_York")]
    [InlineData("Europe/Madird", "Europe/Madrid")]
    [InlineData("Asia/Kolkatta", "Asia/Kolkata")]
    [InlineData("madrid", "Europe/Madrid")]
    [InlineData("New York", "America/New_York")]
    [InlineData("Calcutta", "Asia/Kolkata")]
    [InlineData("Singapoer", "Asia/Singapore")]
    [InlineData("Pacific Standard Time", "America/Los_Angeles")]
    [InlineData("india standard time", "Asia/Kolkata")]
    [InlineData("W. Europe Standard Time", "Europe/Berlin")]
    [InlineData("India", "Asia/Kolkata")]
    [InlineData("japan", "Japan")]
    [InlineData("Nigeria", "Africa/Lagos")]
    [InlineData("UK", "Europe/London")]
    [InlineData("EDT", "America/New_York")]
    [InlineData("pt", "America/Los_Angeles")]
    [InlineData("JST", "Asia/Tokyo")]
    [InlineData("utc", "UTC")]
    [InlineData("UTC-05", "UTC-05")]
    [InlineData("utc+05:30", "UTC+05:30")]
    public void OneZone_IsFound(string typed, string zone) => Assert.Equal(new ZoneReading.Found(zone), ZoneReader.Read(typed, Winter));

    [Theory]
    [InlineData("EST", "America/New_York UTC-05")]
    [InlineData("PST", "America/Los_Angeles UTC-08")]
    [InlineData("IST", "Asia/Kolkata Europe/Dublin Asia/Jerusalem")]
    [InlineData("GMT", "Europe/London Africa/Accra UTC")]
    [InlineData("GMT-5", "America/New_York America/Toronto America/Bogota UTC-05")]
    [InlineData("UTC+2", "Europe/Athens Europe/Kyiv Africa/Cairo UTC+02")]
    [InlineData("GMT+1", "Europe/Berlin Europe/Paris Europe/Madrid UTC+01")]
    [InlineData("+05:30", "Asia/Kolkata UTC+05:30")]
    [InlineData("+0530", "Asia/Kolkata UTC+05:30")]
    [InlineData("utc −3:30", "America/St_Johns UTC-03:30")]
    [InlineData("(UTC-08:00)", "America/Los_Angeles America/Vancouver UTC-08")]
    [InlineData("USA", "America/New_York America/Chicago America/Los_Angeles America/Denver")]
    [InlineData("Germany", "Europe/Berlin Europe/Busingen")]
    [InlineData("Melbo", "Australia/Melbourne")]
    public void SeveralZones_AreAskedBack(string typed, string choices) =>
        Assert.Equal(choices, string.Join(' ', Assert.IsType<ZoneReading.OneOf>(ZoneReader.Read(typed, Winter)).Choices.Select(choice => choice.Written)));

    [Fact]
    public void PlacesOfAnOffset_AreThoseThatHaveItNow() =>
        Assert.Equal(["America/Chicago", "America/Bogota", "America/Lima", "UTC-05"], Assert.IsType<ZoneReading.OneOf>(ZoneReader.Read("GMT-5", Summer)).Choices.Select(choice => choice.Written));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("/")]
    [InlineData("CET+1")]
    [InlineData("Mars/Base")]
    [InlineData("<script>")]
    [InlineData("UTC+15")]
    [InlineData("UTC+5:75")]
    [InlineData("5")]
    [InlineData("Madrid or so")]
    [InlineData("\u0000")]
    public void WhatLooksLikeNothing_IsUnknown(string typed) => Assert.IsType<ZoneReading.Unknown>(ZoneReader.Read(typed, Winter));

    [Fact]
    public void EveryName_IsFoundAsItIs_UnlessItIsAnAbbreviation() => Assert.All(
        DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/', StringComparison.Ordinal)), id => Assert.Equal(new ZoneReading.Found(id), ZoneReader.Read(id, Winter)));

    [Fact]
    public void EveryChoice_TypedAsItIsWritten_IsFound() => Assert.All(
        new[] { "EST", "PST", "CST", "MST", "AST", "GMT", "BST", "CET", "CEST", "EET", "IST", "ACST", "AEST", "USA", "UTC+2", "GMT-5", "+05:45", "-09:30", "Melbo" }
            .SelectMany(typed => Assert.IsType<ZoneReading.OneOf>(ZoneReader.Read(typed, Summer)).Choices),
        choice => Assert.Equal(choice.Zone, Assert.IsType<ZoneReading.Found>(ZoneReader.Read(choice.Written, Summer)).Zone));

    [Fact]
    public void EveryOffset_IsNeverAnsweredWithTheOtherSideOfGreenwich() => Assert.All(
        Enumerable.Range(-12, 27).SelectMany(hours => new[] { $"GMT{hours:+0;-0;+0}", $"UTC{hours:+0;-0;+0}", $"UTC {hours:+00;-00;+00}:00" }.Select(typed => (typed, hours))),
        one => Assert.All(Offsets(one.typed), offset => Assert.Equal(one.hours, offset)));

    [Fact]
    public void AnythingAtAll_IsRead_AndWhatIsFoundOrOfferedIsAZone() =>
        Prop.ForAll<string>(typed => ZoneReader.Read(typed ?? "", Winter) switch
        {
            ZoneReading.Found found => DateTimeZoneProviders.Tzdb.GetZoneOrNull(found.Zone) is not null,
            ZoneReading.OneOf several => several.Choices.Count is > 0 and <= ZoneReader.MaxChoices && several.Choices.All(choice => DateTimeZoneProviders.Tzdb.GetZoneOrNull(choice.Zone) is not null),
            _ => true,
        }).Check(Config.QuickThrowOnFailure);

    private static IEnumerable<double> Offsets(string typed)
    {
        var zones = ZoneReader.Read(typed, Winter) switch
        {
            ZoneReading.Found found => [found.Zone],
            ZoneReading.OneOf several => several.Choices.Select(choice => choice.Zone),
            _ => throw new InvalidOperationException(typed),
        };
        return zones.Select(zone => DateTimeZoneProviders.Tzdb[zone].GetUtcOffset(Instant.FromDateTimeOffset(Winter)).ToTimeSpan().TotalHours);
    }
}
