using Xunit;

namespace Bowline.Binance.Tests;

public sealed class VenueErrorsTests
{
    // Copied from the code column of the wire contract, section 13.
    private const string Codes = """
        -1000 -1001 -1002 -1003 -1004 -1005 -1006 -1007 -1008 -1010 -1011 -1013 -1014 -1015 -1016 -1020 -1021 -1022
        -1023 -1099 -1100 -1101 -1102 -1103 -1104 -1105 -1106 -1108 -1109 -1110 -1111 -1112 -1114 -1115 -1116 -1117
        -1118 -1119 -1120 -1121 -1122 -1125 -1126 -1127 -1128 -1130 -1136 -2010 -2011 -2012 -2013 -2014 -2015 -2016
        -2017 -2018 -2019 -2020 -2021 -2022 -2023 -2024 -2025 -2026 -2027 -2028 -4000 -4001 -4002 -4003 -4004 -4005
        -4006 -4007 -4013 -4014 -4015 -4016 -4020 -4021 -4022 -4023 -4024 -4027 -4028 -4031 -4032 -4045 -4046 -4047
        -4048 -4049 -4050 -4051 -4052 -4053 -4054 -4055 -4056 -4059 -4060 -4061 -4062 -4067 -4068 -4082 -4083 -4084
        -4087 -4088 -4104 -4105 -4106 -4107 -4109 -4116 -4117 -4118 -4120 -4130 -4131 -4135 -4136 -4137 -4138 -4139
        -4140 -4141 -4142 -4144 -4161 -4164 -4165 -4167 -4168 -4169 -4170 -4171 -4172 -4183 -4184 -4189 -4192 -4202
        -4203 -4204 -4205 -4206 -4207 -4208 -4209 -4210 -4211 -4400 -4401 -4402 -4403 -4411 -4509 -4531 -5021 -5022
        -5024 -5025 -5026 -5027 -5028 -5029 -5037 -5038 -5039 -5040 -5041 -5043
        """;

    [Fact]
    public void Table_HasExactlyTheCodesOfTheContract()
    {
        var expected = Codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(int.Parse);

        Assert.Equal(expected, VenueErrors.All.Select(e => e.Code));
    }

    [Fact]
    public void Row_TellsAPersonWhatToDoInOneSentence() => Assert.All(VenueErrors.All, row =>
    {
        Assert.Matches("^[A-Z][A-Z0-9_]+$", row.Name);
        Assert.NotEmpty(row.Messages);
        Assert.All(row.Messages, text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.EndsWith(".", row.Advice);
        Assert.DoesNotContain(". ", row.Advice);
    });

    [Theory]
    [InlineData(-4046)]
    [InlineData(-4059)]
    [InlineData(-4171)]
    [InlineData(-5027)]
    [InlineData(-4052)]
    public void AlreadySo_IsBenign(int code) => Assert.Equal(ErrorClass.Benign, VenueErrors.Find(code).Class);

    [Theory]
    [InlineData(-1000)]
    [InlineData(-1006)]
    [InlineData(-1007)]
    [InlineData(-2012)]
    [InlineData(-4083)]
    public void OutcomeUnknown_IsUnknown(int code) => Assert.Equal(ErrorClass.Unknown, VenueErrors.Find(code).Class);

    [Fact]
    public void Text_FillsItsValuesInOrder()
    {
        Assert.Equal(
            "Too many new orders; current limit is 300 orders per 10 SECOND.",
            VenueErrors.Find(-1015).Text("300", "10 SECOND"));
        Assert.Equal(
            "Mandatory parameter 'price' was not sent, was empty/null, or malformed.",
            VenueErrors.Find(-1102).Text("price"));
        Assert.Equal("3 is not valid depth limit", VenueErrors.Find(-4021).Text("3"));
    }

    [Fact]
    public void UnlistedCode_IsAFailureWithTheVenuesOwnWords()
    {
        var row = VenueErrors.Find(-7777);

        Assert.Equal("UNLISTED", row.Name);
        Assert.Equal(ErrorClass.Failed, row.Class);
    }
}
