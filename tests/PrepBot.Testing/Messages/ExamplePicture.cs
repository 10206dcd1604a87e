using PrepBot.Practice.Coverage.Pictures;

namespace PrepBot.Testing.Messages;

/// <summary>Pictures made from samples, as members get them.</summary>
public static class ExamplePicture
{
    /// <summary>A member's own progress.</summary>
    public static MapPicture Progress => Samples.Progress();
}
