<?xml version="1.0" encoding="UTF-8"?>
<!-- What an element is on paper: a block, a piece of a line, or left out of the reading text. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:r="urn:edition:reading"
                xmlns:local="urn:edition:reading:classes:local" exclude-result-prefixes="#all">

  <!-- "corrected": the text of this edition; "source": the words of the source with its errors, nothing added. -->
  <xsl:param name="reading" as="xs:string" select="'corrected'"/>

  <!-- Blocks that hold other blocks. -->
  <xsl:variable name="r:containers" as="map(xs:string, xs:boolean)" select="local:names('
    text front body back group floatingText div div1 div2 div3 div4 div5 div6 div7 lg list item table row cell
    epigraph opener closer postscript argument titlePage docTitle sp spGrp castList castGroup set prologue
    epilogue performance listBibl')"/>

  <!-- Blocks that hold a line of text. -->
  <xsl:variable name="r:leaves" as="map(xs:string, xs:boolean)" select="local:names('
    p ab head l line salute signed dateline byline titlePart trailer speaker castItem eg')"/>

  <!-- Elements that are blocks among blocks and pieces of a line in a line. -->
  <xsl:variable name="local:either" as="map(xs:string, xs:boolean)" select="local:names('
    quote q said cit bibl stage note label figure docAuthor docDate docImprint docEdition
    imprimatur app lem rdg biblStruct biblFull egXML')"/>

  <!-- Pieces of a line. -->
  <xsl:variable name="r:inlines" as="map(xs:string, xs:boolean)" select="local:names('
    abbr actor add addName affiliation am anchor author biblScope c caesura cb choice citedRange code cl corr country date damage
    del desc distinct district edition editor emph eventName ex extent expan figDesc foreign forename formula funder
    g gap geogName genName gi gloss graphic hi ident idno imprint lb measure media meeting mentioned milestone monogr
    analytic name nameLink
    num objectName offset orgName orig pb pc persName phr placeName pubPlace publisher ptr ref reg region respStmt resp
    restore role roleDesc roleName rs s seg settlement sic soCalled space subst supplied surname surplus term time title
    unclear unit val w series ')"/>

  <!-- Never part of a text that is read: page furniture, index entries, embedded data. -->
  <xsl:variable name="local:left-out" as="map(xs:string, xs:boolean)"
                select="local:names('fw index teiHeader binaryObject')"/>

  <!-- Names and dates whose parts stand side by side without white space between them. -->
  <xsl:variable name="r:spaced" as="map(xs:string, xs:boolean)" select="local:names('
    actor addName analytic author biblScope country date editor forename genName idno imprint monogr name nameLink
    orgName persName placeName pubPlace publisher region resp role roleDesc roleName series settlement surname title')"/>

  <xsl:function name="local:names" as="map(xs:string, xs:boolean)">
    <xsl:param name="names" as="xs:string"/>
    <xsl:sequence select="map:merge(tokenize(normalize-space($names), ' ') ! map:entry(., true()))"/>
  </xsl:function>

  <!-- True for an element that has a rule of its own. -->
  <xsl:function name="r:is-known" as="xs:boolean" visibility="public">
    <xsl:param name="e" as="element()"/>
    <xsl:variable name="name" as="xs:string" select="local-name($e)"/>
    <xsl:sequence select="$e/self::tei:* and (some $set in
        ($r:containers, $r:leaves, $local:either, $r:inlines, $local:left-out) satisfies map:contains($set, $name))"/>
  </xsl:function>

  <!-- True for what readers do not get: furniture, and the words that the chosen reading does without. -->
  <xsl:function name="r:is-left-out" as="xs:boolean" visibility="public">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:contains($local:left-out, local-name($e)) or $e/self::tei:note[@type = 'correction']
        or (if ($reading eq 'source') then local:is-editorial($e) else local:is-replaced($e))"/>
  </xsl:function>

  <!-- True for stray signs, and for the half of a choice that was corrected or resolved. -->
  <xsl:function name="local:is-replaced" as="xs:boolean">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="exists($e/self::tei:surplus) or $e/parent::tei:choice and ($e/self::tei:sic and $e/../tei:corr
        or $e/self::tei:orig and $e/../tei:reg or $e/self::tei:abbr and $e/../tei:expan)"/>
  </xsl:function>

  <!-- True for what the editors put in. Marks of a format are left out here too: the emphasis stands for them. -->
  <xsl:function name="local:is-editorial" as="xs:boolean">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="exists($e/self::tei:supplied) or $e/self::tei:surplus/@reason = 'markup'
        or $e/self::tei:note/@type = 'commentary' or $e/parent::tei:choice and ($e/self::tei:corr and $e/../tei:sic
        or $e/self::tei:reg and $e/../tei:orig or $e/self::tei:expan and $e/../tei:abbr)"/>
  </xsl:function>

  <!-- True for an element that starts on a line of its own. -->
  <xsl:function name="r:is-block" as="xs:boolean" visibility="public">
    <xsl:param name="e" as="element()"/>
    <xsl:variable name="name" as="xs:string" select="local-name($e)"/>
    <xsl:sequence select="
        if (r:is-left-out($e)) then false()
        else if (map:contains($r:containers, $name) or map:contains($r:leaves, $name)) then true()
        else if ($e/self::tei:note) then local:stands-among-blocks($e)
        else if (local:holds-block($e)) then true()
        else if (map:contains($r:inlines, $name)) then false()
        else local:stands-among-blocks($e)"/>
  </xsl:function>

  <!-- A note is a world of its own: what it holds does not make its paragraph a container. -->
  <xsl:function name="local:holds-block" as="xs:boolean">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="some $child in $e/*[not(self::tei:note)] satisfies not(r:is-left-out($child))
        and (map:contains($r:containers, local-name($child)) or map:contains($r:leaves, local-name($child))
        or local:holds-block($child))"/>
  </xsl:function>

  <xsl:function name="local:stands-among-blocks" as="xs:boolean">
    <xsl:param name="e" as="element()"/>
    <xsl:variable name="parent" as="element()?" select="$e/parent::*"/>
    <xsl:sequence select="empty($parent) or $parent/self::tei:TEI
        or not(map:contains($r:leaves, local-name($parent))) and empty($parent/text()[normalize-space()])
           and r:is-block($parent)"/>
  </xsl:function>
</xsl:stylesheet>
